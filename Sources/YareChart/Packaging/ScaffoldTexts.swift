/// The files of a new chart apart from its manifests. `<CHARTNAME>` stands for the chart's name.
enum ScaffoldTexts {
    static let chart = """
        apiVersion: v2
        name: <CHARTNAME>
        description: A Helm chart for Kubernetes

        # "application" for a chart that is installed, "library" for one that only lends its definitions to others.
        type: application

        # The version of this chart (https://semver.org): raise it with every change, that of the application included.
        version: 0.1.0

        # The version of the application that the chart installs. Keep the quotes: it is text, whatever it looks like.
        appVersion: "1.16.0"

        """

    static let ignoreRules = """
        # What does not belong to the chart: one pattern a line, * and ? as in a shell, ! in front to turn one round.
        .DS_Store
        # version control
        .git/
        .gitignore
        .bzr/
        .bzrignore
        .hg/
        .hgignore
        .svn/
        # left by editors
        *.swp
        *.bak
        *.tmp
        *.orig
        *~
        .project
        .idea/
        *.tmproj
        .vscode/

        """

    static let values = """
        # The values that <CHARTNAME> has when nobody sets others.

        # How many pods run when autoscaling is off.
        replicaCount: 1

        image:
          repository: nginx
          # Always, IfNotPresent or Never.
          pullPolicy: IfNotPresent
          # Empty for the chart's appVersion.
          tag: ""

        # The secrets to pull images with: [{name: my-registry}].
        imagePullSecrets: []
        # Stands in for the chart's name in the names of objects.
        nameOverride: ""
        # Stands in for the whole name, release and chart.
        fullnameOverride: ""

        serviceAccount:
          # Whether the chart makes an account of its own.
          create: true
          # Whether pods get its token.
          automount: true
          annotations: {}
          # Empty for the full name of the release, or for "default" when none is made.
          name: ""

        podAnnotations: {}
        podLabels: {}

        # For the whole pod, such as {fsGroup: 2000}.
        podSecurityContext: {}

        # For the container, such as:
        #   capabilities: {drop: [ALL]}
        #   readOnlyRootFilesystem: true
        #   runAsNonRoot: true
        #   runAsUser: 1000
        securityContext: {}

        service:
          # ClusterIP, NodePort or LoadBalancer.
          type: ClusterIP
          port: 80

        ingress:
          enabled: false
          # Empty for the cluster's default class.
          className: ""
          annotations: {}
          hosts:
            - host: chart-example.local
              paths:
                - path: /
                  pathType: ImplementationSpecific
          # Such as [{secretName: chart-example-tls, hosts: [chart-example.local]}].
          tls: []

        # What each pod asks for and may use at most. Empty runs everywhere; set it before you rely on the release:
        #   limits: {cpu: 100m, memory: 128Mi}
        #   requests: {cpu: 100m, memory: 128Mi}
        resources: {}

        # How Kubernetes finds out that a pod lives, and that it may get requests.
        livenessProbe:
          httpGet:
            path: /
            port: http
        readinessProbe:
          httpGet:
            path: /
            port: http

        autoscaling:
          enabled: false
          minReplicas: 1
          maxReplicas: 100
          targetCPUUtilizationPercentage: 80
          # targetMemoryUtilizationPercentage: 80

        # Further volumes, such as [{name: foo, secret: {secretName: mysecret}}], and where the container sees them.
        volumes: []
        volumeMounts: []

        # Where pods may run.
        nodeSelector: {}
        tolerations: []
        affinity: {}

        """

    static let helpers = #"""
        {{/* The name of the application: the chart's, or nameOverride. */}}
        {{- define "<CHARTNAME>.name" -}}
        {{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
        {{- end }}

        {{/*
        The name that objects begin with: the release's name, with the application's behind it unless it is part of it
        already. Names in Kubernetes that become DNS labels have 63 characters at most.
        */}}
        {{- define "<CHARTNAME>.fullname" -}}
        {{- if .Values.fullnameOverride }}
        {{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" }}
        {{- else }}
        {{- $name := default .Chart.Name .Values.nameOverride }}
        {{- if contains $name .Release.Name }}
        {{- .Release.Name | trunc 63 | trimSuffix "-" }}
        {{- else }}
        {{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" }}
        {{- end }}
        {{- end }}
        {{- end }}

        {{/* Name and version of the chart, as a label may hold them. */}}
        {{- define "<CHARTNAME>.chart" -}}
        {{- printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
        {{- end }}

        {{/* The labels of all objects. */}}
        {{- define "<CHARTNAME>.labels" -}}
        helm.sh/chart: {{ include "<CHARTNAME>.chart" . }}
        {{ include "<CHARTNAME>.selectorLabels" . }}
        {{- if .Chart.AppVersion }}
        app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
        {{- end }}
        app.kubernetes.io/managed-by: {{ .Release.Service }}
        {{- end }}

        {{/* The labels by which pods are found; they must not change over the life of a release. */}}
        {{- define "<CHARTNAME>.selectorLabels" -}}
        app.kubernetes.io/name: {{ include "<CHARTNAME>.name" . }}
        app.kubernetes.io/instance: {{ .Release.Name }}
        {{- end }}

        {{/* The service account that pods use. */}}
        {{- define "<CHARTNAME>.serviceAccountName" -}}
        {{- if .Values.serviceAccount.create }}
        {{- default (include "<CHARTNAME>.fullname" .) .Values.serviceAccount.name }}
        {{- else }}
        {{- default "default" .Values.serviceAccount.name }}
        {{- end }}
        {{- end }}

        """#

    static let notes = #"""
        1. Get the application URL by running these commands:
        {{- if .Values.ingress.enabled }}
        {{- range $host := .Values.ingress.hosts }}
          {{- range .paths }}
          http{{ if $.Values.ingress.tls }}s{{ end }}://{{ $host.host }}{{ .path }}
          {{- end }}
        {{- end }}
        {{- else if contains "NodePort" .Values.service.type }}
          export NODE_PORT=$(kubectl get --namespace {{ .Release.Namespace }} -o jsonpath="{.spec.ports[0].nodePort}" services {{ include "<CHARTNAME>.fullname" . }})
          export NODE_IP=$(kubectl get nodes --namespace {{ .Release.Namespace }} -o jsonpath="{.items[0].status.addresses[0].address}")
          echo http://$NODE_IP:$NODE_PORT
        {{- else if contains "LoadBalancer" .Values.service.type }}
             NOTE: It may take a few minutes for the LoadBalancer IP to be available.
                   You can watch its status by running 'kubectl get --namespace {{ .Release.Namespace }} svc -w {{ include "<CHARTNAME>.fullname" . }}'
          export SERVICE_IP=$(kubectl get svc --namespace {{ .Release.Namespace }} {{ include "<CHARTNAME>.fullname" . }} --template "{{"{{ range (index .status.loadBalancer.ingress 0) }}{{.}}{{ end }}"}}")
          echo http://$SERVICE_IP:{{ .Values.service.port }}
        {{- else if contains "ClusterIP" .Values.service.type }}
          export POD_NAME=$(kubectl get pods --namespace {{ .Release.Namespace }} -l "app.kubernetes.io/name={{ include "<CHARTNAME>.name" . }},app.kubernetes.io/instance={{ .Release.Name }}" -o jsonpath="{.items[0].metadata.name}")
          export CONTAINER_PORT=$(kubectl get pod --namespace {{ .Release.Namespace }} $POD_NAME -o jsonpath="{.spec.containers[0].ports[0].containerPort}")
          echo "Visit http://127.0.0.1:8080 to use your application"
          kubectl --namespace {{ .Release.Namespace }} port-forward $POD_NAME 8080:$CONTAINER_PORT
        {{- end }}

        """#
}
