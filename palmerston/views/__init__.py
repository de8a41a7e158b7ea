"""The record shown: only answers of `palmerston.store.questions`, in forms for people and programs."""
