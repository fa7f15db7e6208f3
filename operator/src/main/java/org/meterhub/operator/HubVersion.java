package org.meterhub.operator;

/** The version of the hub that runs. */
public final class HubVersion {

    private HubVersion() {}

    /** As the manifest of the jar says; classes outside a jar are of a version in development. */
    public static String current() {
        String version = HubVersion.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }
}
