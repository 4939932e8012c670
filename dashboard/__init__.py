"""The Streamlit app: it shows the tables that the pipeline publishes, each figure with its sentence."""
