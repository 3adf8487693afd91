import NIOHTTP1
import YareBase

extension YareError {
    /// Nothing lies under a reference (`oci.not-found`); the sentence is Helm's.
    static func notInRegistry(_ reference: OCIReference) -> YareError {
        YareError(
            "oci.not-found", "\(reference.text): not found",
            hint: "list what there is with \"yare search oci://\(reference.host)/\(reference.repository)\"")
    }

    /// A registry does not do what it was asked (`oci.access-denied`, `oci.unexpected-status`, `oci.upload-broken`).
    static func registryRefused(_ purpose: RegistryPurpose, _ refusal: RegistryRefusal, at host: String) -> YareError {
        if refusal.status == .unauthorized || refusal.status == .forbidden {
            return YareError(
                "oci.access-denied",
                "\(purpose.rawValue) access denied, repository does not exist or may require authorization: "
                    + refusal.text, hint: "log in with \"yare registry login \(host)\"")
        }
        let isBroken = purpose == .push && (refusal.status.code >= 500 || refusal.status == .rangeNotSatisfiable)
        return YareError(
            isBroken ? "oci.upload-broken" : "oci.unexpected-status",
            "unexpected status from \(refusal.url.maskedText): \(refusal.text)",
            hint: refusal.status == .notFound ? "list what there is with \"yare search oci://\(host)\"" : nil)
    }

    /// A registry does not know the user (`oci.login-failed`); the sentence is Helm's.
    static func loginFailed(_ refusal: RegistryRefusal, at host: String) -> YareError {
        YareError(
            "oci.login-failed",
            "login attempt to \(refusal.url.maskedText) failed with status: "
                + "\(refusal.status.code) \(refusal.status.reasonPhrase)",
            hint: refusal.status == .unauthorized
                ? "check the user name and the password" : "check that \(host) is a registry")
    }

    /// What came is not what its digest names (`oci.wrong-digest`).
    static func wrongDigest(_ wanted: OCIDigest, found: OCIDigest) -> YareError {
        YareError(
            "oci.wrong-digest", "the content has digest \(found), not \(wanted)",
            hint: "do not use it: the registry or something on the way changed it")
    }

    /// A tag beside a digest leads elsewhere (`oci.digest-mismatch`); the sentence is Helm's.
    static func digestMismatch(tag: OCIDigest, _ wanted: OCIDigest) -> YareError {
        YareError("oci.digest-mismatch", "chart reference digest mismatch: \(tag) is not \(wanted)")
    }

    /// The tag of a reference and the version asked for differ (`oci.version-mismatch`); the sentence is Helm's.
    static func versionMismatch(_ version: String, tag: String) -> YareError {
        YareError("oci.version-mismatch", "chart reference and version mismatch: \(version) is not \(tag)")
    }

    /// A repository holds no version of a chart (`oci.no-versions`); the sentence is Helm's.
    static func noVersions(_ reference: OCIReference) -> YareError {
        YareError("oci.no-versions", "Unable to locate any tags in provided repository: \(reference)")
    }

    /// What lies under a reference is something else than a chart (`oci.not-a-chart`).
    static func notAChart(_ reference: OCIReference, _ reason: String) -> YareError {
        YareError("oci.not-a-chart", "\(reference.text) is not a chart: \(reason)")
    }

    /// A chart's manifest lacks something (`oci.missing-layer`); the sentence is Helm's.
    static func missingLayer(_ mediaType: String) -> YareError {
        YareError("oci.missing-layer", "manifest does not contain a layer with mediatype \(mediaType)")
    }

    /// Content is larger than what is fetched (`oci.blob-too-large`).
    static func blobTooLarge(_ descriptor: OCIDescriptor, limit: Int) -> YareError {
        YareError(
            "oci.blob-too-large",
            "\(descriptor.digest) has \(descriptor.size) bytes, and the most that is fetched is \(limit)")
    }

    /// The place of a push does not bear the chart's name and version (`oci.strict-mode`); the sentence is Helm's.
    static func strictMode() -> YareError {
        YareError(
            "oci.strict-mode", "strict mode enabled, ref basename and tag must match the chart name and version")
    }

    /// A list of a registry is no list (`oci.invalid-list`).
    static func invalidList(_ url: String) -> YareError {
        YareError("oci.invalid-list", "\(url) did not answer with a list", hint: "check that the host is a registry")
    }

    /// A token service answered with something else than a token (`oci.invalid-token`).
    static func invalidToken() -> YareError {
        YareError("oci.invalid-token", "the registry's token service did not answer with a token")
    }

    /// A registry sends its users with their credentials where they must not go (`oci.untrusted-token-service`).
    static func untrustedTokenService(_ realm: String, of host: String) -> YareError {
        YareError(
            "oci.untrusted-token-service",
            "\(host) wants credentials to be sent to \(realm.debugDescription), which is not encrypted or no URL")
    }
}
