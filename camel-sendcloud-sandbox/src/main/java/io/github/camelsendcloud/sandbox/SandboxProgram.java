package io.github.camelsendcloud.sandbox;

/** Runs a sandbox as a program of its own. */
final class SandboxProgram {

    private static final int DEFAULT_PORT = 8080;

    private SandboxProgram() {
    }

    /** Runs a sandbox until the process is interrupted, and prints its addresses and keys. */
    static void run(String[] args) throws InterruptedException {
        int port = DEFAULT_PORT;
        if (args.length == 2 && args[0].equals("--port")) {
            port = Integer.parseInt(args[1]);
        } else if (args.length != 0) {
            System.err.println("Usage: [--port N]");
            System.exit(2);
        }
        try (Sandbox sandbox = Sandbox.builder().port(port).keepRequests(10_000, 64L * 1024 * 1024).start()) {
            System.out.println("The Sendcloud sandbox runs until Ctrl-C");
            System.out.println("  base URI            " + sandbox.baseUri());
            System.out.println("  token URI           " + sandbox.tokenUri());
            System.out.println("  service points URI  " + sandbox.servicePointsUri());
            System.out.println("  control URI         " + sandbox.controlUri());
            if (sandbox.controlToken() != null) {
                System.out.println("  control token       " + sandbox.controlToken());
            }
            System.out.println("  public key          " + sandbox.publicKey());
            System.out.println("  secret key          " + sandbox.secretKey());
            sandbox.join();
        }
    }
}
