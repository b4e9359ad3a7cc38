import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** Starts Camel's JBang program without JBang, like the script {@code camel} does. */
public class Camel {

    public static void main(String[] args) {
        CamelJBangMain.run(args);
    }
}
