package org.meterhub.hubapp.admin;

import org.meterhub.hubapp.Hub;

/** The version of the hub that runs. */
public final class HubVersion {

    private HubVersion() {}

    /** As the manifest of the jar says; classes outside a jar are of a version in development. */
    public static String current() {
        String version = Hub.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }
}
