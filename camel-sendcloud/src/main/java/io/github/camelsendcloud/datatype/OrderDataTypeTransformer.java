package io.github.camelsendcloud.datatype;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type of plain orders, whose values are not checked yet. */
@DataTypeTransformer(name = "sendcloud:order",
                     description = "Reads plain orders of a shop from JSON, CSV, a Map or a List of maps")
public class OrderDataTypeTransformer extends OrderTransformer {
}
