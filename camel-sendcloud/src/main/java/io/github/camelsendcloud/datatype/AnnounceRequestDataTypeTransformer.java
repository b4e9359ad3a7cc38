package io.github.camelsendcloud.datatype;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type of announcements, version 3 of the API. */
@DataTypeTransformer(name = "sendcloud:announce-request", description = "Makes the body of shipments/announce of a plain order")
public class AnnounceRequestDataTypeTransformer extends OrderTransformer {
}
