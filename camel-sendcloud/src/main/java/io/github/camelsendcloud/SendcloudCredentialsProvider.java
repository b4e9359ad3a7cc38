package io.github.camelsendcloud;

/**
 * Supplies the keys of an account, and newer keys after a rotation. The component asks at the start of an endpoint,
 * after option {@code credentialsInterval}, and when Sendcloud has refused the keys. Several threads may ask, but the
 * component asks for the keys of one account in one thread at a time.
 */
@FunctionalInterface
public interface SendcloudCredentialsProvider {

    /**
     * The keys that are valid now. The method may block, for example to read a file or a vault.
     *
     * @return           not {@code null}
     * @throws Exception when the keys are not available. At the start of an endpoint the start fails. Later the
     *                   component continues with its current keys
     */
    SendcloudCredentials credentials() throws Exception;
}
