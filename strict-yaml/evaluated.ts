/** Terraform evaluates such text: it could print a password, or read a file. cdktf has its own marks. */
export const EVALUATED = /[$%]\{|TfToken\[/;
