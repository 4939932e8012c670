"""Official statistics from their services: what is asked, how it is fetched and kept, and how it is read.

`needs` says what the cited figures need, a connector (`comtrade`, `imf`, `worldbank`, `eurostat`) turns that
into queries and reads the answers, `client` fetches, `store` keeps each answer as received, `recorded` gives
the observations and revisions of what is kept, and `refresh` strings it together.

All of these services answer HTTP 200 with errors or with nothing, so an answer is judged by its content.
"""
