/// Charts that tests are made of: small enough to be read whole.
enum TestCharts {
    /// A chart with a ConfigMap, a Service, a test, a hook, notes and a schema, beneath a folder `web`.
    static let web: [String: String] = [
        "web/Chart.yaml": """
        apiVersion: v2
        name: web
        version: 1.2.3
        appVersion: "2.0"
        icon: https://example.com/icon.png
        """,
        "web/values.yaml": """
        # what people read
        greeting: hello
        port: 80

        """,
        "web/values.schema.json": #"{"properties": {"port": {"type": "integer"}}}"#,
        "web/README.md": "# web\n",
        "web/templates/configmap.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: {{ .Release.Name }}
        data:
          greeting: {{ .Values.greeting }}
        """,
        "web/templates/service.yaml": """
        apiVersion: v1
        kind: Service
        metadata:
          name: {{ .Release.Name }}
        spec:
          ports:
            - port: {{ .Values.port }}
        """,
        "web/templates/prepare.yaml": """
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: {{ .Release.Name }}-prepare
          annotations:
            helm.sh/hook: pre-upgrade
        spec:
          template:
            spec:
              restartPolicy: Never
              containers: [{name: prepare, image: busybox}]
        """,
        "web/templates/tests/check.yaml": """
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{ .Release.Name }}-check
          annotations:
            helm.sh/hook: test
        spec:
          containers: [{name: check, image: busybox}]
        """,
        "web/templates/NOTES.txt": "{{ .Values.greeting }} from {{ .Release.Name }}\n",
        "web/crds/widget.yaml": """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata:
          name: widgets.example.com
        spec:
          group: example.com
          names: {kind: Widget, plural: widgets}
          scope: Namespaced
          versions:
            - name: v1
              served: true
              storage: true
              schema: {openAPIV3Schema: {type: object}}

        """,
    ]
}
