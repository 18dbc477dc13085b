"""Programs that run elsewhere: under Node, or inside Pyodide under Node."""
