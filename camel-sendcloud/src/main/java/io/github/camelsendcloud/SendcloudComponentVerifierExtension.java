package io.github.camelsendcloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelsendcloud.internal.binding.EndpointRuntime;
import io.github.camelsendcloud.internal.client.ClientLease;
import io.github.camelsendcloud.internal.client.Clients;
import org.apache.camel.Component;
import org.apache.camel.StatefulService;
import org.apache.camel.component.extension.verifier.DefaultComponentVerifierExtension;
import org.apache.camel.component.extension.verifier.ResultBuilder;
import org.apache.camel.component.extension.verifier.ResultErrorBuilder;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Verifies options before a route exists: without the network, or with one call of Sendcloud. The options of the
 * component are the defaults. No result contains a key. Safe for use by several threads, without a lock.
 */
@SuppressWarnings("deprecation") // Camel has deprecated the extension without a successor
final class SendcloudComponentVerifierExtension extends DefaultComponentVerifierExtension {

    /** The longest wait for a connection, a token and a response, in milliseconds. */
    private static final long LONGEST_WAIT = 10_000;

    private static final Pattern OPTION = Pattern.compile("Option (\\w+)\\b.*", Pattern.DOTALL);

    private final Supplier<DynamicallyAddressed> copies;
    private final Supplier<Clients> clients;

    /**
     * @param copies  gives a copy of the component, whose options may be changed
     * @param clients the present clients of the component
     */
    SendcloudComponentVerifierExtension(Supplier<DynamicallyAddressed> copies, Supplier<Clients> clients) {
        super("sendcloud");
        this.copies = copies;
        this.clients = clients;
    }

    /** Options with their errors. */
    private record Verified(SendcloudConfiguration options, List<VerificationError> errors) {
    }

    @Override
    protected Result verifyParameters(Map<String, Object> parameters) {
        return result(Scope.PARAMETERS, verified(parameters).errors());
    }

    @Override
    protected Result verifyConnectivity(Map<String, Object> parameters) {
        Verified verified = verified(parameters);
        if (!verified.errors().isEmpty()) {
            return result(Scope.CONNECTIVITY, verified.errors());
        }
        boolean unstarted = !((StatefulService) getComponent()).isStarted();
        try {
            ServiceHelper.startService(getComponent());
            return result(Scope.CONNECTIVITY, connect(verified.options()));
        } finally {
            if (unstarted && !getCamelContext().isStarted()) {
                // a context that is not started stops no component
                ServiceHelper.stopService(getComponent());
            }
        }
    }

    private static Result result(Scope scope, List<VerificationError> errors) {
        return ResultBuilder.withStatusAndScope(errors.isEmpty() ? Result.Status.OK : Result.Status.ERROR, scope)
                .errors(errors).build();
    }

    private Verified verified(Map<String, Object> parameters) {
        DynamicallyAddressed copy = copies.get();
        List<VerificationError> errors = new ArrayList<>();
        parameters.forEach((name, value) -> set(copy, name, value, errors));
        SendcloudConfiguration options = copy.getConfiguration();
        if (copy.isSandbox()) {
            useSandbox((Component) copy, options, parameters.keySet(), errors);
        }
        if (!options.hasConfiguredKeys() && !options.hasAccount()) {
            errors.add(ResultErrorBuilder.withMissingOption("account").build());
        }
        if (options.hasConfiguredKeys()) {
            requireKey("publicKey", options.getPublicKey(), errors);
            requireKey("secretKey", options.getSecretKey(), errors);
        }
        if (errors.isEmpty()) {
            try {
                options.validate();
                options.clientOptions();
            } catch (IllegalArgumentException e) {
                errors.add(illegal(e));
            }
        }
        return new Verified(options, errors);
    }

    /** Keys of a user are neither verified by the sandbox nor sent to the sandbox. */
    private static void useSandbox(
            Component copy, SendcloudConfiguration options, Set<String> names, List<VerificationError> errors) {
        try {
            SandboxOption.requireNoContradiction(names);
            new SandboxOption().apply(copy, options);
        } catch (IllegalArgumentException e) {
            errors.add(illegal(e));
        }
    }

    /** Sets an option of a component. An option that only endpoints have is checked. */
    private void set(DynamicallyAddressed copy, String name, Object value, List<VerificationError> errors) {
        if (name.equals("scheme") || name.equals("resource") || name.startsWith("query.") || name.startsWith("scheduler.")) {
            return;
        }
        PropertyConfigurer component = getComponent().getComponentPropertyConfigurer();
        Class<?> type = type(component, name);
        boolean shared = type != null && type != SendcloudConfiguration.class;
        PropertyConfigurer options = shared ? component : getComponent().getEndpointPropertyConfigurer();
        if (!shared && (type != null || type(options, name) == null)) {
            errors.add(ResultErrorBuilder.withUnknownOption(name).build());
            return;
        }
        try {
            OptionValues.check(options, Map.of(name, value == null ? "" : value));
        } catch (IllegalArgumentException e) {
            errors.add(illegal(name, e.getMessage()));
            return;
        }
        try {
            if (shared) {
                PropertyBindingSupport.build().withConfigurer(component).withIgnoreCase(true)
                        .bind(getCamelContext(), copy, name, value);
            }
        } catch (RuntimeException e) {
            // the message of the exception contains the value
            errors.add(illegal(name, "Option " + name + " has an invalid value: it must be of type " + type.getSimpleName()));
        }
    }

    /** @return {@code null} for an unknown option */
    private static Class<?> type(PropertyConfigurer options, String name) {
        return ((PropertyConfigurerGetter) options).getOptionType(name, true);
    }

    private static void requireKey(String name, String key, List<VerificationError> errors) {
        boolean illegal = errors.stream().anyMatch(error -> error.getParameterKeys().contains(name));
        if ((key == null || key.isBlank()) && !illegal) {
            errors.add(ResultErrorBuilder.withMissingOption(name).build());
        }
    }

    private static VerificationError illegal(IllegalArgumentException e) {
        Matcher named = OPTION.matcher(e.getMessage());
        return illegal(named.matches() ? named.group(1) : null, e.getMessage());
    }

    private static VerificationError illegal(String name, String description) {
        ResultErrorBuilder error = ResultErrorBuilder.withCodeAndDescription(
                VerificationError.StandardCode.ILLEGAL_PARAMETER, description);
        return (name == null ? error : error.parameterKey(name)).build();
    }

    private List<VerificationError> connect(SendcloudConfiguration options) {
        options.setConnectTimeout(Math.min(options.getConnectTimeout(), LONGEST_WAIT));
        options.setResponseTimeout(Math.min(options.getResponseTimeout(), LONGEST_WAIT));
        options.setTokenTimeout(Math.min(options.getTokenTimeout(), LONGEST_WAIT));
        try {
            check(options);
            return List.of();
        } catch (SendcloudOperationFailedException e) {
            return List.of(error(options, e));
        } catch (RuntimeException e) {
            // the message may contain a text of a bean, for example of the credentials provider
            return List.of(ResultErrorBuilder.withCodeAndDescription(
                    VerificationError.StandardCode.GENERIC, "The check has failed: " + e.getClass().getName()).build());
        }
    }

    private void check(SendcloudConfiguration options) throws SendcloudOperationFailedException {
        try (ClientLease lease = clients.get().leaseWithoutPolicy(options.clientOptions())) {
            KeyCheck.run(options, new EndpointRuntime(null, lease), getCamelContext());
        }
    }

    private VerificationError error(SendcloudConfiguration options, SendcloudOperationFailedException failure) {
        if (failure instanceof SendcloudAuthenticationException refusal && "invalid_scope".equals(refusal.getError())) {
            return illegal("scope", failure.getMessage());
        }
        if (!KeyCheck.isRefusal(failure)) {
            return ResultErrorBuilder.withException(failure).code(VerificationError.StandardCode.GENERIC)
                    .description(failure.getMessage()).build();
        }
        AuthMode other = options.forOwnAccount().getAuthMode() == AuthMode.BASIC ? AuthMode.OAUTH2 : AuthMode.BASIC;
        if (isAcceptedWith(other, options)) {
            return illegal("authMode", "Sendcloud accepts the keys with authMode=" + other.name().toLowerCase(Locale.ROOT)
                                       + " only. " + failure.getMessage());
        }
        return ResultErrorBuilder.withException(failure).code(VerificationError.StandardCode.AUTHENTICATION)
                .description(failure.getMessage()).parameterKey("publicKey").parameterKey("secretKey")
                .detail(VerificationError.HttpAttribute.HTTP_CODE, failure.getStatusCode()).build();
    }

    /** Whether the refused keys are right, but the integration demands the other mode. */
    private boolean isAcceptedWith(AuthMode mode, SendcloudConfiguration refused) {
        SendcloudConfiguration options = refused.copy();
        options.setAuthMode(mode);
        options.setScope("");
        if (!haveOneOwner(options)) {
            return false;
        }
        try {
            options.validate();
            check(options);
            return true;
        } catch (SendcloudOperationFailedException | RuntimeException e) {
            return false;
        }
    }

    /** The keys for a server of the user's own must not go to the token endpoint of Sendcloud. */
    private static boolean haveOneOwner(SendcloudConfiguration options) {
        SendcloudConfiguration defaults = new SendcloudConfiguration();
        return options.getBaseUri().equals(defaults.getBaseUri()) == options.getTokenUri().equals(defaults.getTokenUri());
    }
}
