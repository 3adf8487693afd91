public import YareTemplate

extension FunctionTable {
    /// All functions that Helm's templates may call: Sprig 3.3's, except those that read the environment, and Helm's own.
    ///
    /// Go's built-in functions belong to the language and are not here.
    public static let helm = FunctionTable(families: [
        strings, letterCases, lists, dictionaries, math, conversions, reflection, encodings, paths, urls, versions,
        defaults, flow, durations, documents, templates, dates, regularExpressions, cryptography, certificates,
        randomness, network,
    ])
}
