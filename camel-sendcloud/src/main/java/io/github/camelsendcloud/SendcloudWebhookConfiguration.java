package io.github.camelsendcloud;

import java.util.Locale;
import java.util.regex.Pattern;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer that receives webhooks or deliveries of an event subscription. */
@UriParams
public class SendcloudWebhookConfiguration {

    /** A path without a scheme, host, query, fragment and spaces. */
    private static final Pattern PATH = Pattern.compile("(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\\s?#]+");

    @UriParam(label = "consumer",
              description = "The path at which the consumer listens, without host and port, for example /hooks/sendcloud."
                            + " With this option, sendcloud:events receives the deliveries of an event subscription."
                            + " Without this option, sendcloud:events polls the list of events.")
    private String path;

    @UriParam(label = "consumer",
              description = "The names of the events that are routed, comma separated:"
                            + " parcel_status_changed,return_created. Other events are dropped with response 200. Default:"
                            + " all events.")
    private String events;

    @UriParam(label = "consumer",
              description = "The component whose HTTP server receives the requests, for example platform-http or jetty."
                            + " Default: the component of the rest configuration, else platform-http if that component is"
                            + " on the class path, else the only HTTP server of the context.")
    private String httpServer;

    @UriParam(label = "consumer",
              description = "Remembers the routed events: a duplicate event is dropped with response 200. An event whose"
                            + " route failed is not remembered. Default: a duplicate event is routed again.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "Whether an event is dropped with response 200 when a newer event of the same parcel has been"
                            + " routed. The newest times of 10000 parcels are kept in memory.")
    private boolean dropOutOfOrder;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "Whether the consumer registers externalUrl at Sendcloud when the HTTP server listens: as the"
                            + " webhook address of the integration, or for sendcloud:events as a connection with a"
                            + " subscription. A correct registration stays unchanged. A stop of the route removes nothing.")
    private boolean register;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether the consumer only logs the difference and changes nothing.")
    private boolean registerDryRun;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether the address of another receiver may be replaced. With false, the"
                            + " route does not start when another receiver is registered.")
    private boolean registerReplace;

    @UriParam(label = "consumer",
              description = "The address at which Sendcloud reaches this receiver, for example"
                            + " https://shop.example/hooks/sendcloud. The option register needs this address. Through"
                            + " camel-webhook, the default is the address that camel-webhook computes.")
    private String externalUrl;

    @UriParam(label = "consumer",
              description = "The id of the integration for register and updateSecrets. Default: the integration of the"
                            + " keys.")
    private Long integrationId;

    @UriParam(label = "consumer,security", defaultValue = "false",
              description = "Whether new keys from an event integration_credentials are accepted for signatures, until"
                            + " the context stops. This event is signed with the secret that the event contains. So the"
                            + " consumer first asks Sendcloud whether the keys belong to this integration. With false, such"
                            + " an event needs a signature with a known secret.")
    private boolean updateSecrets;

    @UriParam(label = "consumer,security", enums = "none,bearer,basic,api_key",
              description = "How deliveries of an event subscription are authenticated. Deliveries are unsigned, so none"
                            + " (accept any sender) must be set explicitly.")
    private DeliveryAuth deliveryAuth;

    @UriParam(label = "consumer,security", secret = true,
              description = "The token for deliveryAuth=bearer.")
    private String deliveryToken;

    @UriParam(label = "consumer,security", secret = true,
              description = "The user name for deliveryAuth=basic.")
    private String deliveryUsername;

    @UriParam(label = "consumer,security", secret = true,
              description = "The password for deliveryAuth=basic.")
    private String deliveryPassword;

    @UriParam(label = "consumer,security", defaultValue = "X-Api-Key",
              description = "The name of the header for deliveryAuth=api_key.")
    private String deliveryApiKeyHeader = "X-Api-Key";

    @UriParam(label = "consumer,security", secret = true,
              description = "The value of the header for deliveryAuth=api_key.")
    private String deliveryApiKey;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether the consumer requests a test event of the subscription when the HTTP"
                            + " server listens. The result is logged.")
    private boolean sendTestEvent;

    /** Whether the consumer calls the API. */
    boolean needsApi() {
        return register || updateSecrets;
    }

    /** @throws IllegalArgumentException when an option has an invalid value */
    void validate() {
        requirePath("path", path);
    }

    /** @throws IllegalArgumentException when a value is not a path; the message does not contain the value */
    static void requirePath(String option, String path) {
        if (path != null && !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be used: the value must be a path such as /hooks/sendcloud, without a"
                                               + " scheme, a host, a query and spaces. The HTTP server has the host and the port");
        }
    }

    /** @throws IllegalArgumentException when an option for the deliveries of an event subscription is missing */
    void requireDelivery() {
        if (deliveryAuth == null) {
            throw missing("deliveryAuth", "deliveries are unsigned. Use one of bearer, basic, api_key and none");
        }
        if (deliveryAuth == DeliveryAuth.BEARER) {
            requirePresent("deliveryToken", deliveryToken);
        } else if (deliveryAuth == DeliveryAuth.BASIC) {
            requirePresent("deliveryUsername", deliveryUsername);
            requirePresent("deliveryPassword", deliveryPassword);
        } else if (deliveryAuth == DeliveryAuth.API_KEY) {
            requirePresent("deliveryApiKeyHeader", deliveryApiKeyHeader);
            requirePresent("deliveryApiKey", deliveryApiKey);
        }
    }

    private void requirePresent(String option, String value) {
        if (value == null || value.isBlank()) {
            throw missing(option, "deliveryAuth=" + deliveryAuth.name().toLowerCase(Locale.ROOT) + " needs this option");
        }
        KeyText.requirePlain(option, value);
    }

    private static IllegalArgumentException missing(String option, String why) {
        return new IllegalArgumentException("Option " + option + " is missing: " + why);
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public String getHttpServer() {
        return httpServer;
    }

    public void setHttpServer(String httpServer) {
        this.httpServer = httpServer;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public boolean isDropOutOfOrder() {
        return dropOutOfOrder;
    }

    public void setDropOutOfOrder(boolean dropOutOfOrder) {
        this.dropOutOfOrder = dropOutOfOrder;
    }

    public boolean isRegister() {
        return register;
    }

    public void setRegister(boolean register) {
        this.register = register;
    }

    public boolean isRegisterDryRun() {
        return registerDryRun;
    }

    public void setRegisterDryRun(boolean registerDryRun) {
        this.registerDryRun = registerDryRun;
    }

    public boolean isRegisterReplace() {
        return registerReplace;
    }

    public void setRegisterReplace(boolean registerReplace) {
        this.registerReplace = registerReplace;
    }

    public String getExternalUrl() {
        return externalUrl;
    }

    public void setExternalUrl(String externalUrl) {
        this.externalUrl = externalUrl;
    }

    public Long getIntegrationId() {
        return integrationId;
    }

    public void setIntegrationId(Long integrationId) {
        this.integrationId = integrationId;
    }

    public boolean isUpdateSecrets() {
        return updateSecrets;
    }

    public void setUpdateSecrets(boolean updateSecrets) {
        this.updateSecrets = updateSecrets;
    }

    public DeliveryAuth getDeliveryAuth() {
        return deliveryAuth;
    }

    public void setDeliveryAuth(DeliveryAuth deliveryAuth) {
        this.deliveryAuth = deliveryAuth;
    }

    public String getDeliveryToken() {
        return deliveryToken;
    }

    public void setDeliveryToken(String deliveryToken) {
        this.deliveryToken = KeyText.stripped(deliveryToken);
    }

    public String getDeliveryUsername() {
        return deliveryUsername;
    }

    public void setDeliveryUsername(String deliveryUsername) {
        this.deliveryUsername = KeyText.stripped(deliveryUsername);
    }

    public String getDeliveryPassword() {
        return deliveryPassword;
    }

    public void setDeliveryPassword(String deliveryPassword) {
        this.deliveryPassword = KeyText.stripped(deliveryPassword);
    }

    public String getDeliveryApiKeyHeader() {
        return deliveryApiKeyHeader;
    }

    public void setDeliveryApiKeyHeader(String deliveryApiKeyHeader) {
        this.deliveryApiKeyHeader = deliveryApiKeyHeader;
    }

    public String getDeliveryApiKey() {
        return deliveryApiKey;
    }

    public void setDeliveryApiKey(String deliveryApiKey) {
        this.deliveryApiKey = KeyText.stripped(deliveryApiKey);
    }

    public boolean isSendTestEvent() {
        return sendTestEvent;
    }

    public void setSendTestEvent(boolean sendTestEvent) {
        this.sendTestEvent = sendTestEvent;
    }
}
