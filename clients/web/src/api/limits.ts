// Made from docs/openapi.json by: npx deno task openapi
/** The limits of what the page sends, in JSON Schema's words. Of a file: in bytes. */
export const apiLimits = {
  "brief": {
    "company_name": {
      "minLength": 1,
      "maxLength": 80
    },
    "industry": {
      "minLength": 1,
      "maxLength": 80
    },
    "description": {
      "minLength": 1,
      "maxLength": 1000
    },
    "tagline": {
      "maxLength": 120
    },
    "styles": {
      "items": {
        "maxLength": 40
      },
      "maxItems": 3
    },
    "personality": {
      "items": {
        "maxLength": 40
      },
      "maxItems": 3
    },
    "colors": {
      "items": {},
      "maxItems": 5
    },
    "avoid": {
      "maxLength": 300
    },
    "concept_count": {
      "minimum": 1,
      "maximum": 20,
      "default": 15
    }
  },
  "newProject": {
    "inspiration_file": {
      "maxLength": 5242880
    },
    "project_name": {
      "minLength": 1,
      "maxLength": 80
    }
  },
  "parts": {
    "brief_data": {
      "contentType": "application/json"
    },
    "inspiration_file": {
      "contentType": "image/png, image/jpeg, image/webp"
    }
  },
  "newAccount": {
    "email": {
      "maxLength": 255
    },
    "password": {
      "minLength": 8
    }
  },
  "edit": {
    "instructions": {
      "minLength": 1,
      "maxLength": 1000
    },
    "count": {
      "minimum": 1,
      "maximum": 5,
      "default": 1
    }
  },
  "retry": {
    "prompt": {
      "minLength": 1,
      "maxLength": 4000
    }
  },
  "concepts": {
    "count": {
      "minimum": 1,
      "maximum": 20,
      "default": 5
    },
    "direction": {
      "minLength": 1,
      "maxLength": 300
    }
  }
} as const;
