"""An adapter for each public benchmark: its rows in, what the program reads out."""
