// What stands around every program in Go.

/** Of the package. */
export const GO_MODULE = 'github.com/cdktf-provider-atlas/cdktf-provider-atlas-go/atlas';

/** Up to where the submodules are imported. */
export const GO_IMPORTS = `// Touches every public member.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"

	"github.com/aws/jsii-runtime-go"
	atlas "${GO_MODULE}"
`;

export const GO_START = `	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

var stack = cdktf.NewTerraformStack(cdktf.NewApp(nil), jsii.String("stack"))
var resolver = cdktf.NewDefaultTokenResolver(cdktf.NewStringConcat())
var options = &cdktf.ResolveOptions{Scope: stack, Resolver: resolver}

func setting(name string) *string {
	return jsii.String(os.Getenv(name))
}

func isNothing(value any) bool {
	if value == nil {
		return true
	}
	holder := reflect.ValueOf(value)
	return holder.Kind() == reflect.Ptr && holder.IsNil()
}

func plain(value any) any {
	if isNothing(value) {
		return nil
	}
	resolved := cdktf.Tokenization_Resolve(value, options)
	if *cdktf.Token_IsUnresolved(value) {
		return map[string]any{"token": resolved}
	}
	return resolved
}

// An enum that is left out is the empty string.
func member(value any) any {
	if text := fmt.Sprint(value); text != "" {
		return text
	}
	return nil
}

func each[T any](items *[]T, look func(T) any) any {
	if items == nil {
		return nil
	}
	seen := []any{}
	for _, item := range *items {
		seen = append(seen, look(item))
	}
	return seen
}

func thing(value any) any {
	if isNothing(value) {
		return nil
	}
	return "an object"
}

func note(seen map[string]any, label string, read func() any) {
	defer func() {
		if reason := recover(); reason != nil {
			seen[label] = map[string]any{"error": fmt.Sprint(reason)}
		}
	}()
	seen[label] = read()
}

func keep[T any](place *T, value T) T {
	*place = value
	return value
}

func life[T any](it T, look, set, call, reset func(T) any) any {
	seen := []any{look(it)}
	for _, change := range []func(T) any{set, call, reset} {
		seen = append(seen, change(it), look(it))
	}
	return seen
}
`;

export const GO_END = `
	text, err := json.Marshal(seen)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}
`;
