import YareRepository

extension CommandContext {
    /// Says what was pulled from or pushed to a registry, in Helm's words.
    func noteTransfer(_ action: String, _ reference: OCIReference, _ digest: OCIDigest) {
        note("\(action): \(reference.text)")
        note("Digest: \(digest)")
        if reference.tag?.utf8.contains(UInt8(ascii: "_")) == true {
            note("\(reference.text) contains an underscore.")
            note(Self.aboutUnderscores)
        }
    }

    private static let aboutUnderscores = """

        OCI artifact references (e.g. tags) do not support the plus sign (+). To support
        storing semantic versions, Helm adopts the convention of changing plus (+) to
        an underscore (_) in chart version tags when pushing to a registry and back to
        a plus (+) when pulling from a registry.
        """
}
