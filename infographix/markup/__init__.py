"""Templates and facts → nodes with computed values: the SVG dialect in which layouts are written."""
