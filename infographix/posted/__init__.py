"""A picture and a network → how it looks once it is posted: `copies`, and a sheet that shows it."""
