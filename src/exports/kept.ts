// One thing for each address, made when it is first asked for.

export class Kept<Address extends object, Thing> {
  private readonly things = new Map<string, Thing>();

  public constructor(private readonly make: (address: Address) => Thing) {}

  public of(address: Address): Thing {
    const key = JSON.stringify(Object.entries(address).sort());
    const thing = this.things.get(key) ?? this.make(address);
    this.things.set(key, thing);
    return thing;
  }
}
