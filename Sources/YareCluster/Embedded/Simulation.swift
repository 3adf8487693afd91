import YareBase

/// What the embedded cluster is asked to let happen to an object, by the annotation `yare.dev/simulate` on it or on
/// its Pod template: so that failures and timeouts can be tried without a broken program to run.
enum Simulation: String {
    /// Jobs and Pods fail; Deployments exceed their progress deadline; other workloads stay unready.
    case fail
    /// Jobs and Pods go on for ever; workloads never get their Pods.
    case hang
    /// Workloads have their Pods, which do not get ready.
    case neverReady = "never-ready"
    /// The API server forbids the object.
    case refuse

    static let annotation = "yare.dev/simulate"
    /// The text that the object's Pods have logged.
    static let logAnnotation = "yare.dev/simulate-log"

    init?(of object: KubernetesObject) {
        guard let value = object.ownOrTemplateAnnotation(Self.annotation) else { return nil }
        self.init(rawValue: value)
    }
}

extension KubernetesObject {
    /// An annotation of the object or, where it has none, of the Pods that it makes.
    func ownOrTemplateAnnotation(_ name: String) -> String? {
        annotations[name] ?? self["spec", "template", "metadata", "annotations", name]?.stringValue
    }
}
