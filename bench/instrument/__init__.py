"""Measures what psrec costs, beside a floor in C and the other recorders."""
