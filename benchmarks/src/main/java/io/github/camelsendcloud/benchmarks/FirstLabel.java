package io.github.camelsendcloud.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelsendcloud.AuthMode;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Starts an application, announces a shipment and writes the label to a file. The other process measures the time from
 * the start of this process to the line that says that the label is on disk.
 */
public final class FirstLabel {

    static final String DONE = "label ";

    private FirstLabel() {
    }

    /**
     * @param args {@code camel-http} or {@code sendcloud}, the port of a {@link FixedServer}, and the file of the label
     */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        Path file = Path.of(args[2]);
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                for (Case called : new Case[] { Case.POST_2K, Case.PDF_100K }) {
                    if (args[0].equals("sendcloud")) {
                        Contenders.sendcloud(this, called, port, AuthMode.BASIC, "");
                    } else {
                        Contenders.http(this, called, port);
                    }
                }
            }
        });
        context.start();
        var template = context.createProducerTemplate();
        template.requestBody("direct:" + Case.POST_2K.label(), Case.POST_2K.request());
        Files.write(file, template.requestBody("direct:" + Case.PDF_100K.label(), null, byte[].class));
        System.out.println(DONE + Files.size(file));
        context.stop();
    }
}
