// What stands around every program in Java.

export const JAVA_START = `// Touches every public member.
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.DefaultTokenResolver;
import com.hashicorp.cdktf.ResolveOptions;
import com.hashicorp.cdktf.StringConcat;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.Tokenization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

class Main {
  static final TerraformStack stack = new TerraformStack(new App(), "stack");
  static final ResolveOptions options = ResolveOptions.builder()
      .scope(stack).resolver(new DefaultTokenResolver(new StringConcat())).build();

  static String setting(String name) {
    return System.getenv(name);
  }

  static Object plain(Object value) {
    if (value == null) return null;
    Object resolved = Tokenization.resolve(value, options);
    return Token.isUnresolved(value) ? Collections.singletonMap("token", resolved) : resolved;
  }

  static Object member(Enum<?> value) {
    return value == null ? null : value.name();
  }

  static <T> Object each(List<T> items, Function<T, Object> look) {
    return items == null ? null : items.stream().map(look).collect(Collectors.toList());
  }

  static Object thing(Object value) {
    return value == null ? null : "an object";
  }

  static void note(Map<String, Object> seen, String label, Supplier<Object> read) {
    try {
      seen.put(label, read.get());
    } catch (RuntimeException reason) {
      seen.put(label, Collections.singletonMap("error", reason.getMessage()));
    }
  }

  static <T> Object life(T it, Function<T, Object> look, Function<T, Object> set, Function<T, Object> call,
      Function<T, Object> reset) {
    List<Object> seen = new ArrayList<>(List.of(look.apply(it)));
    for (Function<T, Object> change : List.of(set, call, reset)) {
      seen.add(change.apply(it));
      seen.add(look.apply(it));
    }
    return seen;
  }
`;

export const JAVA_END = `
    System.out.println(new ObjectMapper().writeValueAsString(seen));
  }
}`;
