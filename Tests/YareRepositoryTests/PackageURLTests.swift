import Testing

@testable import YareRepository

/// Addresses that Helm 3.17.3 writes into indexes.
@Suite struct PackageURLTests {
    @Test(arguments: [
        ("", "", "a-1.tgz"), ("", "sub dir", "sub%20dir/a-1.tgz"), ("https://h", "", "https://h/a-1.tgz"),
        ("https://h/", "b", "https://h/b/a-1.tgz"), ("https://h/c d/?x=1#f", "", "https://h/c%20d/a-1.tgz?x=1#f"),
        ("https://h/a/../b//c/.", "", "https://h/b/c/a-1.tgz"), ("charts/", "", "charts/a-1.tgz"),
        ("https://h/%41", "", "https://h/A/a-1.tgz"), ("https://h/(x)", "", "https://h/%28x%29/a-1.tgz"),
    ])
    func joinsAsHelmDoes(base: String, folder: String, url: String) {
        #expect(PackageURL.joined(base, folder, "a-1.tgz") == url)
    }
}
