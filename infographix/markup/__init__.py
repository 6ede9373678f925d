"""Templates and facts → nodes with computed values: the dialect in which layouts are written."""
