package io.github.camelsendcloud.datatype;

import org.apache.camel.spi.DataTypeTransformer;

/** The data type of parcels, version 2 of the API. */
@DataTypeTransformer(name = "sendcloud:parcel-v2",
                     description = "Makes the body of parcels, version 2 of the API, of a plain order")
public class ParcelV2DataTypeTransformer extends OrderTransformer {
}
