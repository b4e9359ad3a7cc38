package io.github.camelsendcloud;

import io.github.camelsendcloud.api.ApiVersion;
import io.github.camelsendcloud.api.HttpMethod;
import io.github.camelsendcloud.internal.client.ClientOptions;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

import static io.github.camelsendcloud.OptionCheck.require;

/** The options of an endpoint. The options of the component are the defaults of each endpoint. */
@UriParams
public class SendcloudConfiguration extends SecurityConfiguration implements Cloneable {

    @UriParam(label = "producer", enums = "GET,POST,PUT,PATCH,DELETE",
              description = "The HTTP method of the call. Default: the only method that the resource has; else GET for an "
                            + "empty body and POST for a body; with fetchAll always the method of the list. PUT, PATCH and "
                            + "DELETE must be named where the resource has several methods. The header CamelSendcloudMethod "
                            + "takes precedence over this option.")
    private String method;

    @UriParam(enums = "auto,v2,v3", defaultValue = "auto",
              description = "The version of the API that the call uses. With auto, the call uses the newest version that "
                            + "has the resource and the method.")
    private String apiVersion = "auto";

    @UriParam(defaultValue = "true",
              description = "Whether resources, methods and query parameters must be known to the component. With false, "
                            + "unknown ones are sent unchanged, and apiVersion must be v2 or v3.")
    private boolean strict = true;

    @UriParam(label = "producer",
              description = "The format of a document in the response: pdf, zpl, png, json or a media type. Default: the "
                            + "first format that the operation names.")
    private String accept;

    @UriParam(label = "producer", defaultValue = "false",
              description = "Whether the call follows the pages of a list. With true, the body becomes an iterator over "
                            + "the items of all pages. The iterator fetches a page when the page is needed: split the body "
                            + "with streaming.")
    private boolean fetchAll;

    @UriParam(description = "The number of items in a page of a list. Default: the API decides.")
    private Integer pageSize;

    @UriParam(label = "producer", defaultValue = "0",
              description = "The largest number of items that a call with fetchAll gives. 0 means all items.")
    private long maxItems;

    @UriParam(defaultValue = "json",
              description = "The type of the body that a JSON response becomes: json (stream-cached text), map (Map or "
                            + "List), model (a record of io.github.camelsendcloud.model, where the table of operations "
                            + "names one), or the name of a class that Jackson can read.")
    private String outputType = "json";

    @UriParam(label = "producer",
              description = "A Simple expression that gives a parcel or a shipment its external reference when the body "
                            + "has none, such as ${header.orderNumber}. With a reference, an announcement can be retried "
                            + "without buying a second label. In a list, the expression is evaluated for each item, as if "
                            + "the list had been split.")
    private String externalReference;

    @UriParam(label = "producer", enums = "same,any", defaultValue = "same",
              description = "Which object is accepted when an object with the reference of the request exists already. With"
                            + " same, the object must be the one that was asked for: neither cancelled nor failed, and equal in"
                            + " order number, address and weight as far as both sides have them. Any other object is thrown as"
                            + " SendcloudReferenceConflictException. With any, each existing object is a success.")
    private String acceptExisting = "same";

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether a response with a status other than 2xx is thrown as "
                            + "SendcloudOperationFailedException. With false, the response becomes the body, and the header "
                            + "CamelHttpResponseCode has the status.")
    private boolean throwExceptionOnFailure = true;

    @UriParam(label = "producer", defaultValue = "true",
              description = "Whether a response with status 2xx that reports failures, such as an announcement that the "
                            + "carrier refused, is thrown as SendcloudPartialFailureException.")
    private boolean failOnPartialFailure = true;

    /** An independent copy. */
    public SendcloudConfiguration copy() {
        try {
            return (SendcloudConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** The configured version; {@code null} for the newest version. */
    ApiVersion version() {
        if (apiVersion == null || apiVersion.equals("auto")) {
            return null;
        }
        require(apiVersion.equals("v2") || apiVersion.equals("v3"), "apiVersion", apiVersion, "auto, v2 or v3");
        return ApiVersion.of(apiVersion);
    }

    /** The configured method; {@code null} without the option. */
    HttpMethod httpMethod() {
        return method == null ? null : OptionCheck.httpMethod("Option method", method);
    }

    /** The configured media type; {@code null} without the option. */
    String mediaType() {
        if (accept == null) {
            return null;
        }
        return switch (accept) {
            case "pdf" -> "application/pdf";
            case "zpl" -> "application/zpl";
            case "png" -> "image/png";
            case "json" -> "application/json";
            default -> {
                require(accept.indexOf('/') > 0, "accept", accept, "pdf, zpl, png, json or a media type");
                yield accept;
            }
        };
    }

    /**
     * The options for an account of option accounts.
     *
     * @return {@code null} for an unknown name
     */
    SendcloudConfiguration forAccount(String name) {
        SendcloudAccount found = namedAccounts().find(name);
        if (found == null) {
            return null;
        }
        SendcloudConfiguration options = copy();
        options.setAccount(name);
        if (found.getAuthMode() != null) {
            options.setAuthMode(found.getAuthMode());
        }
        if (found.getScope() != null) {
            options.setScope(found.getScope());
        }
        return options;
    }

    /**
     * The options for option account; these options without that option.
     *
     * @throws IllegalStateException when the account does not exist any more
     */
    SendcloudConfiguration forOwnAccount() {
        SendcloudConfiguration options = getAccount() == null ? this : forAccount(getAccount());
        if (options == null) {
            throw new IllegalStateException("Option account names an account that option accounts does not have any more");
        }
        return options;
    }

    /**
     * Checks the options when the route is built.
     *
     * @throws IllegalArgumentException when an option is missing, invalid or not safe
     */
    void validate() {
        validateSecurity();
        if (!strict && version() == null) {
            throw new IllegalArgumentException("Option strict=false needs apiVersion=v2 or apiVersion=v3");
        }
        require(pageSize == null || pageSize > 0, "pageSize", pageSize, "at least 1");
        require(maxItems >= 0, "maxItems", maxItems, "0 or more");
        httpMethod();
        mediaType();
        require(acceptExisting.equals("same") || acceptExisting.equals("any"), "acceptExisting", acceptExisting,
                "same or any");
        validateTraffic();
        connectionSettings();
    }

    /** The options as the client needs them. The configuration must be valid. */
    ClientOptions clientOptions() {
        return new ClientOptions(
                getBaseUri(), audience(), account(), forOwnAccount().tokenScope(), connectionSettings(), retryPolicy(),
                getRetryBudget(),
                limits(), proxyManager());
    }

    public String getMethod() {
        return method;
    }

    public void setMethod(String method) {
        this.method = method;
    }

    public String getApiVersion() {
        return apiVersion;
    }

    public void setApiVersion(String apiVersion) {
        this.apiVersion = apiVersion;
    }

    public boolean isStrict() {
        return strict;
    }

    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    public String getAccept() {
        return accept;
    }

    public void setAccept(String accept) {
        this.accept = accept;
    }

    public boolean isFetchAll() {
        return fetchAll;
    }

    public void setFetchAll(boolean fetchAll) {
        this.fetchAll = fetchAll;
    }

    public Integer getPageSize() {
        return pageSize;
    }

    public void setPageSize(Integer pageSize) {
        this.pageSize = pageSize;
    }

    public long getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(long maxItems) {
        this.maxItems = maxItems;
    }

    public String getOutputType() {
        return outputType;
    }

    public void setOutputType(String outputType) {
        this.outputType = outputType;
    }

    public String getExternalReference() {
        return externalReference;
    }

    public void setExternalReference(String externalReference) {
        this.externalReference = externalReference;
    }

    public String getAcceptExisting() {
        return acceptExisting;
    }

    /** @param acceptExisting {@code same} or {@code any}; not null */
    public void setAcceptExisting(String acceptExisting) {
        this.acceptExisting = acceptExisting;
    }

    public boolean isThrowExceptionOnFailure() {
        return throwExceptionOnFailure;
    }

    public void setThrowExceptionOnFailure(boolean throwExceptionOnFailure) {
        this.throwExceptionOnFailure = throwExceptionOnFailure;
    }

    public boolean isFailOnPartialFailure() {
        return failOnPartialFailure;
    }

    public void setFailOnPartialFailure(boolean failOnPartialFailure) {
        this.failOnPartialFailure = failOnPartialFailure;
    }
}
