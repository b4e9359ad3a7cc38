package io.github.camelsendcloud;

/** A component whose addresses {@link SendcloudSendDynamicAware} fills. */
interface DynamicallyAddressed {

    /** The default options of all endpoints. */
    SendcloudConfiguration getConfiguration();

    /** Whether a sandbox sets the addresses and the keys. */
    boolean isSandbox();
}
