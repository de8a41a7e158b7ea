"""The version of the program, as every stored row and every answer knows it."""

__version__ = "0.1.0"
