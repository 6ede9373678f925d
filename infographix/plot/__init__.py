"""The pure geometry of plots: axes, rings, spokes, and places for labels. No text, no colours."""
