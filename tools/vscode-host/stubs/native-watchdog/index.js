// Stands in for a native module that ends the extension host when its parent is gone. VS Code watches the parent in JavaScript as well.
exports.start = () => {}
exports.exit = code => process.exit(code ?? 0)
