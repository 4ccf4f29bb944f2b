"""What users of organizations look into: search, clients, requests, letters, what changed, members, copies, prints."""
