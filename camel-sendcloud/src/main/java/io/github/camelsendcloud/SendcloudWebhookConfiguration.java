package io.github.camelsendcloud;

import java.util.regex.Pattern;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer that Sendcloud calls. */
@UriParams
public class SendcloudWebhookConfiguration {

    /** No scheme, no host, no query, no fragment, no spaces. */
    private static final Pattern PATH = Pattern.compile("(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\\s?#]+");

    @UriParam(label = "consumer",
              description = "The path to listen on, without a host and a port: /hooks/sendcloud. With it, sendcloud:events receives what an"
                            + " event subscription delivers; without, it polls the list of events.")
    private String path;

    @UriParam(label = "consumer",
              description = "The events that are routed, comma separated: parcel_status_changed,return_created."
                            + " Others are answered 200 and dropped. Default: all.")
    private String events;

    @UriParam(label = "consumer",
              description = "The component whose HTTP server receives the requests, such as platform-http or jetty."
                            + " Default: the component of the rest configuration, else platform-http when it is on the"
                            + " class path, else the only one that the context has.")
    private String httpServer;

    @UriParam(label = "consumer",
              description = "Remembers what has been routed: an event that comes again is answered 200 and dropped."
                            + " An event whose route failed is not remembered. Default: each is routed as often as it"
                            + " comes.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "Whether an event that is older than one that was routed of the same parcel is answered"
                            + " 200 and dropped. The newest times of 10000 parcels are kept in memory.")
    private boolean dropOutOfOrder;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "Whether the integration (for sendcloud:events, a connection and a subscription) is told"
                            + " to send to externalUrl, once the server listens. What is there already and right stays"
                            + " untouched. Nothing is removed at the end.")
    private boolean register;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether the difference is only logged.")
    private boolean registerDryRun;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether the address of another receiver may be replaced. With false the"
                            + " route does not start then.")
    private boolean registerReplace;

    @UriParam(label = "consumer",
              description = "The address at which Sendcloud reaches this receiver:"
                            + " https://shop.example/hooks/sendcloud. Needed for register; through camel-webhook the"
                            + " default is what that computes.")
    private String externalUrl;

    @UriParam(label = "consumer",
              description = "The integration to register with. Default: the one that the keys belong to.")
    private Long integrationId;

    @UriParam(label = "consumer,security", defaultValue = "false",
              description = "Whether new keys that come with an event integration_credentials are accepted for"
                            + " signatures, until the context stops. As that event is signed with the very secret that"
                            + " it brings, Sendcloud is asked first whether the keys are those of this integration. With"
                            + " false such an event needs a signature that is accepted already.")
    private boolean updateSecrets;

    @UriParam(label = "consumer,security", enums = "none,bearer,basic,api_key",
              description = "What deliveries of an event subscription prove themselves with. They are not signed, so"
                            + " none (everybody is believed) must be said.")
    private DeliveryAuth deliveryAuth;

    @UriParam(label = "consumer,security", secret = true,
              description = "With deliveryAuth=bearer, the token.")
    private String deliveryToken;

    @UriParam(label = "consumer,security", secret = true,
              description = "With deliveryAuth=basic, the user name.")
    private String deliveryUsername;

    @UriParam(label = "consumer,security", secret = true,
              description = "With deliveryAuth=basic, the password.")
    private String deliveryPassword;

    @UriParam(label = "consumer,security", defaultValue = "X-Api-Key",
              description = "With deliveryAuth=api_key, the name of the header.")
    private String deliveryApiKeyHeader = "X-Api-Key";

    @UriParam(label = "consumer,security", secret = true,
              description = "With deliveryAuth=api_key, the value of the header.")
    private String deliveryApiKey;

    @UriParam(label = "consumer", defaultValue = "false",
              description = "With register, whether Sendcloud is asked for a test event of the subscription once the"
                            + " server listens. What comes of it is logged.")
    private boolean sendTestEvent;

    /** Whether calls of the API are made. */
    boolean needsApi() {
        return register || updateSecrets;
    }

    /** @throws IllegalArgumentException when an option makes no sense */
    void validate() {
        requirePath("path", path);
    }

    /** @throws IllegalArgumentException when a value is more or less than the path of an address; without the value */
    static void requirePath(String option, String path) {
        if (path != null && !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "Option " + option + " cannot be used: it is the path alone, such as /hooks/sendcloud, without a"
                                               + " scheme, a host, a query or spaces. The HTTP server has the host and the port");
        }
    }

    /** @throws IllegalArgumentException when an option for the deliveries of an event subscription is missing */
    void requireDelivery() {
        if (deliveryAuth == null) {
            throw missing("deliveryAuth", "one of bearer, basic, api_key and none: deliveries are not signed");
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

    private static void requirePresent(String option, String value) {
        if (value == null || value.isBlank()) {
            throw missing(option, "with this deliveryAuth");
        }
        KeyText.requirePlain(option, value);
    }

    private static IllegalArgumentException missing(String option, String why) {
        return new IllegalArgumentException("Option " + option + " is missing: it is needed, " + why);
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
