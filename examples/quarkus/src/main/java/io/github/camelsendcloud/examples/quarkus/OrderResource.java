package io.github.camelsendcloud.examples.quarkus;

import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.github.camelsendcloud.SendcloudOperationFailedException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Takes an order in JSON and responds with the label as a PDF. */
@Path("/orders")
public class OrderResource {

    @Inject
    ProducerTemplate camel;

    @POST
    @Produces("application/pdf")
    public byte[] ship(Map<String, Object> order) {
        return camel.requestBody(ShippingRoutes.ORDER, order, byte[].class);
    }

    /**
     * Responds with the reason of the failure: 422 if Sendcloud refuses the content of the order, 502 for another
     * failure of the call, and 400 for an order without a number.
     */
    @ServerExceptionMapper
    public Response failed(CamelExecutionException failed) {
        Throwable cause = failed.getCause();
        int status = 400;
        if (cause instanceof SendcloudOperationFailedException failure) {
            int code = failure.getStatusCode();
            status = code == 400 || code == 409 || code == 422 ? 422 : 502;
        }
        return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(cause.getMessage()).build();
    }
}
