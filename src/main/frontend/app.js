// Small improvements on pages that already work without script.
