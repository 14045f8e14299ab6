/** The image that copies files in an init container: small, and it has `install -D` (BusyBox 1.37.0). */
export const BUSYBOX_IMAGE = 'docker.io/library/busybox:1.37.0';
