"""Who asks and who sees: pages, the JSON API, access, and the door to Temporal."""
