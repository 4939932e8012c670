"""The dashboard served for real: Streamlit's app with stable addresses, true 404s and warm caches.

    python -m dashboard.server --port 8501

`app` puts the parts together: `data_files` (the tables), `figure_addresses` (a figure's page, CSV and JSON),
`health`, `index_page` (what crawlers and link previews read of each page), `not_found`, `headers`, `assets`
(compressed once) and `peers` (several processes behind one address).
"""
