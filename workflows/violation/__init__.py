"""A violation of the workweek and travel limits: from its finding to the day it stands no more."""
