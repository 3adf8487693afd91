/// The templates of a new chart that become manifests. `<CHARTNAME>` stands for the chart's name.
///
/// They render, for the same name and values, to the manifests of Helm's own scaffold.
enum ScaffoldManifests {
    static let deployment = #"""
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
        spec:
          {{- if not .Values.autoscaling.enabled }}
          replicas: {{ .Values.replicaCount }}
          {{- end }}
          selector:
            matchLabels:
              {{- include "<CHARTNAME>.selectorLabels" . | nindent 6 }}
          template:
            metadata:
              {{- with .Values.podAnnotations }}
              annotations:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              labels:
                {{- include "<CHARTNAME>.labels" . | nindent 8 }}
                {{- with .Values.podLabels }}
                {{- toYaml . | nindent 8 }}
                {{- end }}
            spec:
              {{- with .Values.imagePullSecrets }}
              imagePullSecrets:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              serviceAccountName: {{ include "<CHARTNAME>.serviceAccountName" . }}
              {{- with .Values.podSecurityContext }}
              securityContext:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              containers:
                - name: {{ .Chart.Name }}
                  {{- with .Values.securityContext }}
                  securityContext:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
                  imagePullPolicy: {{ .Values.image.pullPolicy }}
                  ports:
                    - name: http
                      containerPort: {{ .Values.service.port }}
                      protocol: TCP
                  {{- with .Values.livenessProbe }}
                  livenessProbe:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  {{- with .Values.readinessProbe }}
                  readinessProbe:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  {{- with .Values.resources }}
                  resources:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
                  {{- with .Values.volumeMounts }}
                  volumeMounts:
                    {{- toYaml . | nindent 12 }}
                  {{- end }}
              {{- with .Values.volumes }}
              volumes:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- with .Values.nodeSelector }}
              nodeSelector:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- with .Values.affinity }}
              affinity:
                {{- toYaml . | nindent 8 }}
              {{- end }}
              {{- with .Values.tolerations }}
              tolerations:
                {{- toYaml . | nindent 8 }}
              {{- end }}

        """#

    static let service = #"""
        apiVersion: v1
        kind: Service
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
        spec:
          type: {{ .Values.service.type }}
          ports:
            - port: {{ .Values.service.port }}
              targetPort: http
              protocol: TCP
              name: http
          selector:
            {{- include "<CHARTNAME>.selectorLabels" . | nindent 4 }}

        """#

    static let serviceAccount = #"""
        {{- if .Values.serviceAccount.create -}}
        apiVersion: v1
        kind: ServiceAccount
        metadata:
          name: {{ include "<CHARTNAME>.serviceAccountName" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
          {{- with .Values.serviceAccount.annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        automountServiceAccountToken: {{ .Values.serviceAccount.automount }}
        {{- end }}

        """#

    static let ingress = #"""
        {{- if .Values.ingress.enabled -}}
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
          {{- with .Values.ingress.annotations }}
          annotations:
            {{- toYaml . | nindent 4 }}
          {{- end }}
        spec:
          {{- with .Values.ingress.className }}
          ingressClassName: {{ . }}
          {{- end }}
          {{- if .Values.ingress.tls }}
          tls:
            {{- range .Values.ingress.tls }}
            - hosts:
                {{- range .hosts }}
                - {{ . | quote }}
                {{- end }}
              secretName: {{ .secretName }}
            {{- end }}
          {{- end }}
          rules:
            {{- range .Values.ingress.hosts }}
            - host: {{ .host | quote }}
              http:
                paths:
                  {{- range .paths }}
                  - path: {{ .path }}
                    {{- with .pathType }}
                    pathType: {{ . }}
                    {{- end }}
                    backend:
                      service:
                        name: {{ include "<CHARTNAME>.fullname" $ }}
                        port:
                          number: {{ $.Values.service.port }}
                  {{- end }}
            {{- end }}
        {{- end }}

        """#

    static let autoscaler = #"""
        {{- if .Values.autoscaling.enabled }}
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: {{ include "<CHARTNAME>.fullname" . }}
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
        spec:
          scaleTargetRef:
            apiVersion: apps/v1
            kind: Deployment
            name: {{ include "<CHARTNAME>.fullname" . }}
          minReplicas: {{ .Values.autoscaling.minReplicas }}
          maxReplicas: {{ .Values.autoscaling.maxReplicas }}
          metrics:
            {{- if .Values.autoscaling.targetCPUUtilizationPercentage }}
            - type: Resource
              resource:
                name: cpu
                target:
                  type: Utilization
                  averageUtilization: {{ .Values.autoscaling.targetCPUUtilizationPercentage }}
            {{- end }}
            {{- if .Values.autoscaling.targetMemoryUtilizationPercentage }}
            - type: Resource
              resource:
                name: memory
                target:
                  type: Utilization
                  averageUtilization: {{ .Values.autoscaling.targetMemoryUtilizationPercentage }}
            {{- end }}
        {{- end }}

        """#

    static let connectionTest = #"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: "{{ include "<CHARTNAME>.fullname" . }}-test-connection"
          labels:
            {{- include "<CHARTNAME>.labels" . | nindent 4 }}
          annotations:
            "helm.sh/hook": test
        spec:
          containers:
            - name: wget
              image: busybox
              command: ['wget']
              args: ['{{ include "<CHARTNAME>.fullname" . }}:{{ .Values.service.port }}']
          restartPolicy: Never

        """#
}
