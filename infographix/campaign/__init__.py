"""Tables and templates → a folder of pictures: many infographics × many formats."""
