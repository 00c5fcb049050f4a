"""Tools for those who build AmtDesk: words, pictures, measurements, long runs. Not shipped."""
