"""A shop in plain Python: shipping methods, parcel, label, status, cancellation, and webhooks with a verified signature.

The script uses only Python's standard library and the facts of Sendcloud's documentation.
Arguments: base address of API v2, public key, secret key.
The script prints one line for each step and ends with the status 0 if all steps succeed.
"""
import base64
import hashlib
import hmac
import json
import queue
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

BASE, PUBLIC_KEY, SECRET_KEY = sys.argv[1:4]
BASIC = "Basic " + base64.b64encode(f"{PUBLIC_KEY}:{SECRET_KEY}".encode()).decode()
WEBHOOKS = queue.Queue()


def call(method, path, body=None, authorization=BASIC, accept="application/json"):
    """Returns the status, the headers and the body of a response."""
    url = path if path.startswith("http") else BASE + path
    request = urllib.request.Request(url, method=method, headers={"Authorization": authorization, "Accept": accept})
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def ok(condition, step):
    """Prints a step, and ends the script if the step has failed."""
    print(("ok      " if condition else "FAILED  ") + step, flush=True)
    if not condition:
        sys.exit(1)


class Receiver(BaseHTTPRequestHandler):
    """Keeps each webhook with its signature."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        WEBHOOKS.put((body, self.headers["Sendcloud-Signature"]))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def webhook(parcel_id, status_id):
    """Waits for the webhook about a status of a parcel, and verifies the signature of each webhook on the way."""
    while True:
        body, signature = WEBHOOKS.get(timeout=20)
        ok(hmac.compare_digest(hmac.new(SECRET_KEY.encode(), body, hashlib.sha256).hexdigest(), signature or ""),
           "the signature of the webhook is right")
        event = json.loads(body)
        if event["action"] == "parcel_status_changed" and event["parcel"]["id"] == parcel_id \
                and event["parcel"]["status"]["id"] == status_id:
            return event


server = HTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()

status, _, body = call("GET", "/user")
ok(status == 200 and json.loads(body)["user"]["company_name"] != "", "the keys are valid")
status, _, body = call("GET", "/user", authorization="Basic " + base64.b64encode(b"wrong:keys").decode())
ok(status == 401 and json.loads(body)["error"]["code"] == 401, "wrong keys get the status 401 with an error object")

status, _, body = call("GET", "/integrations")
integration = json.loads(body)[0]
integration.update(webhook_url=f"http://127.0.0.1:{server.server_port}/", webhook_active=True)
status, _, body = call("PUT", f"/integrations/{integration['id']}", integration)
ok(status == 200, "the webhook address is set")

status, _, body = call("GET", "/shipping_methods?sender_address=all")
methods = json.loads(body)["shipping_methods"]
ok(status == 200 and len(methods) > 3, f"{len(methods)} shipping methods")
method = next(m for m in methods if any(c["iso_2"] == "DE" and c["price"] > 0 for c in m["countries"])
              and float(m["min_weight"]) <= 1.2 <= float(m["max_weight"]) and m["service_point_input"] == "none")
ok(bool(method["carrier"]), f"a method for Germany: {method['name']}")

parcel = {"name": "Jörg Müller", "address": "Große Straße", "house_number": "5", "postal_code": "50667", "city": "Köln",
          "country": "DE", "email": "joerg@example.com", "telephone": "+4915112345678", "weight": "1.200",
          "order_number": "PY-1001", "external_reference": "PY-1001-1", "request_label": True,
          "shipment": {"id": method["id"]},
          "parcel_items": [{"description": "T-shirt", "quantity": 2, "weight": "0.600", "value": "12.50",
                            "hs_code": "610910", "origin_country": "NL", "sku": "TS-1"}]}
status, _, body = call("POST", "/parcels", {"parcel": parcel})
ok(status == 200, "the parcel is announced")
bought = json.loads(body)["parcel"]
ok(bought["tracking_number"] != "" and bought["status"]["id"] == 1000, "the parcel is ready to send")
ok(bought["name"] == "Jörg Müller" and bought["shipment"]["id"] == method["id"], "the parcel has the name and the method")

status, _, body = call("POST", "/parcels", {"parcel": parcel})
ok(status == 200 and json.loads(body)["parcel"]["id"] == bought["id"], "the same reference buys no second label")

status, headers, body = call("GET", bought["label"]["label_printer"], accept="application/pdf")
ok(status == 200 and headers["Content-Type"] == "application/pdf" and body.startswith(b"%PDF-"), "the label is a PDF")
status, _, body = call("GET", f"/labels/{bought['id']}")
ok(status == 200 and json.loads(body)["label"]["label_printer"].startswith("http"), "the label has absolute addresses")
webhook(bought["id"], 1000)
ok(True, "a webhook says that the parcel is ready to send")

status, _, body = call("GET", f"/parcels?{urllib.parse.urlencode({'external_reference': 'PY-1001-1'})}")
ok(status == 200 and [p["id"] for p in json.loads(body)["parcels"]] == [bought["id"]], "the list finds the reference")
status, _, body = call("GET", f"/tracking/{bought['tracking_number']}")
ok(status == 200 and json.loads(body)["carrier_code"] == bought["carrier"]["code"], "the tracking number is known")

status, _, body = call("POST", "/parcels", {"parcel": {**parcel, "name": "", "external_reference": "PY-1002-1"}})
ok(status == 400 and "name" in json.loads(body)["error"]["message"], "an error names the field that is missing")

status, _, body = call("POST", f"/parcels/{bought['id']}/cancel")
ok(status in (200, 202) and json.loads(body)["status"] in ("cancelled", "queued"), "the parcel is cancelled")
status, _, body = call("GET", f"/parcels/{bought['id']}")
ok(json.loads(body)["parcel"]["status"]["id"] in (1999, 2000, 2001), "the status says cancelled")
status, _, body = call("GET", "/parcels/999999999")
ok(status == 404 and json.loads(body)["error"]["code"] == 404, "an unknown parcel gets the status 404")
print("all steps have succeeded")
