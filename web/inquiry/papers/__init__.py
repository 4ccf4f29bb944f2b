"""What users print: requests and letters as tagged PDF, each whole by itself: as of when, by whom, page n of m."""
