package io.github.camelsendcloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.camelsendcloud.sandbox.KeyRotation;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The providers of the documentation read the keys from a vault and from files. */
@Timeout(60)
class VaultKeysTest extends RotationTestSupport {

    /** The content of the vault. */
    private final Map<String, String> vault = new ConcurrentHashMap<>();
    private SendcloudCredentialsProvider provider;

    @TempDir
    Path folder;

    /** A function of Camel for placeholders, in the place of the function of a vault. */
    private final class Vault implements PropertiesFunction {

        @Override
        public String getName() {
            return "hashicorp";
        }

        @Override
        public String apply(String name) {
            questions.incrementAndGet();
            return vault.get(name);
        }
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getPropertiesComponent().addPropertiesFunction(new Vault());
        return context;
    }

    @Override
    SendcloudCredentials keys() {
        try {
            return provider.credentials();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void storeInTheVault() {
        vault.put("secret:sendcloud/publicKey", account().publicKey());
        vault.put("secret:sendcloud/secretKey", account().secretKey());
    }

    private void storeInFiles() throws Exception {
        Files.writeString(folder.resolve("public-key"), account().publicKey() + "\n");
        Files.writeString(folder.resolve("secret-key"), account().secretKey() + "\n");
    }

    @ParameterizedTest
    @EnumSource(AuthMode.class)
    void theVaultIsReadAgainAfterARefusal(AuthMode mode) throws Exception {
        provider = DocumentedRoutes.DOCUMENTATION.create("VaultKeys", SendcloudCredentialsProvider.class);
        ((CamelContextAware) provider).setCamelContext(context);
        storeInTheVault();
        assertThat(call(METADATA + "?authMode=" + mode, null).getException()).isNull();

        account().rotateKeys(KeyRotation.atOnce().revokingTokens());
        storeInTheVault();

        assertThat(call(METADATA + "?authMode=" + mode, null).getException()).isNull();
        assertThat(questions).hasValue(4);
    }

    @Test
    void theFilesAreReadAgainAfterARefusal() throws Exception {
        provider = DocumentedRoutes.DOCUMENTATION.create("FileKeys", SendcloudCredentialsProvider.class);
        provider.getClass().getMethod("setFolder", String.class).invoke(provider, folder.toString());
        storeInFiles();
        assertThat(call(METADATA, null).getException()).isNull();

        account().rotateKeys(KeyRotation.atOnce());
        storeInFiles();

        assertThat(call(METADATA, null).getException()).isNull();
    }
}
