interface SignInFieldProps {
  name: "email" | "password";
  label: string;
  autocomplete: string;
  hint?: string | undefined;
  complaint: string | undefined;
}

/** A field of the forms for signing in. */
export function SignInField({ name, label, autocomplete, hint, complaint }: SignInFieldProps) {
  const shared = {
    id: name,
    name,
    required: true,
    autocomplete,
    "aria-invalid": complaint ? ("true" as const) : undefined,
    "aria-describedby": `${name}-note`,
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {name === "email"
        ? <input {...shared} type="email" />
        : <input {...shared} type="password" />}
      <p
        key={complaint}
        id={`${name}-note`}
        class={complaint ? "field-note field-complaint" : "field-note"}
      >
        {complaint ?? hint}
      </p>
    </div>
  );
}
