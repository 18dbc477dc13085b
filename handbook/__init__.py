"""The build: reads content/ and docs/, checks, renders and exports. Never shipped to the reader."""
