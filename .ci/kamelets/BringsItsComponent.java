import org.apache.camel.Component;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.KameletMain;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PropertyBindingSupport;

/** Runs a route with Kamelets in Camel's KameletMain, as JBang does, without the component on the class path. */
public class BringsItsComponent {

    /** @param args the file of the route, the folder of the Kamelets, and the address of the API of the sandbox */
    public static void main(String[] args) throws Exception {
        try {
            Class.forName("io.github.camelsendcloud.SendcloudComponent");
            throw new IllegalStateException("The component is on the class path, so the test proves nothing");
        } catch (ClassNotFoundException e) {
            // as intended
        }
        KameletMain main = new KameletMain("");
        main.setDownload(true);
        // everything is in the local repository
        main.setMavenCentralEnabled(false);
        main.addInitialProperty("camel.main.routesIncludePattern", "file:" + args[0]);
        main.addInitialProperty("camel.component.kamelet.location", "file:" + args[1]);
        main.addInitialProperty("camel.main.durationMaxMessages", "1");
        main.addInitialProperty("camel.main.durationMaxSeconds", "120");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterConfigure(BaseMainSupport support) {
                support.getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
                    @Override
                    public void onComponentAdd(String name, Component component) {
                        if (name.equals("sendcloud")) {
                            PropertyBindingSupport.build().withConfigurer(component.getComponentPropertyConfigurer())
                                    .bind(support.getCamelContext(), component, "baseUri", args[2]);
                        }
                    }
                });
            }
        });
        main.run();
        System.exit(main.getExitCode());
    }
}
