using Microsoft.Extensions.Options;

namespace PluginKit.Authoring.Registration;

/// <summary>Checks the bounds; the messages name the option and its range.</summary>
internal sealed class AuthoringOptionsValidator : IValidateOptions<AuthoringOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthoringOptions options)
    {
        var faults = new List<string>();
        AtLeast(faults, nameof(options.MaxDocumentBytes), options.MaxDocumentBytes, 1024);
        AtLeast(faults, nameof(options.MaxYamlNodes), options.MaxYamlNodes, 100);
        AtLeast(faults, nameof(options.MaxYamlScalarLength), options.MaxYamlScalarLength, 1024);
        if (options.MaxYamlDepth is < 8 or > 256)
        {
            faults.Add(Message(nameof(options.MaxYamlDepth), options.MaxYamlDepth, "a value between 8 and 256"));
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void AtLeast(List<string> faults, string option, int value, int minimum)
    {
        if (value < minimum)
        {
            faults.Add(Message(option, value, $"at least {minimum}"));
        }
    }

    private static string Message(string option, int value, string fix) =>
        $"AuthoringOptions.{option} is {value}; set {fix} in AddPluginKitAuthoring.";
}
